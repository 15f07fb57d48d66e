# Only numbers and strings can be ordered.
"a" < 1            #!> 5: compare
1 >= "a"           #!> 3: compare
nil < 1            #!> 5: compare
