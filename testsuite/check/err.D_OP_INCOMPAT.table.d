/* What a table's values may be, and which arrays have some. */
const int n[] = { 1, "a", pid };
const string s[] = { "a", 1, execname };
const int z = { 1 };
const int m[2][2] = { 1 };
const int k[int] = { 1 };
const int few[2] = { 1, 2, 3 };
const int twice[] = { 1 }, twice[] = { 1 };
const int none[];
BEGIN { }
