# Empty lines, blanks, comments and spare semicolons between statements mean nothing.

let a = 1


   # an indented comment
     let b = 2 ;
a + b   #=> 3
