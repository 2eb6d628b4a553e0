struct point {
	int x, y;
};
this struct point p;
