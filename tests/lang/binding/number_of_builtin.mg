# A number may replace a builtin number. The low 32 bits of infinity and of 3.0 are the same.
set numbers plain
inf = 3.0
vars
#=> name  kind   data  grad
#=> inf   float  3.0
#=> numbers are plain: a = 2.0 makes no Value
