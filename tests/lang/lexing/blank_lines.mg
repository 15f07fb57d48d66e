# Empty lines, blanks, comments and extra semicolons between statements are ignored.

let a = 1


   # an indented comment
     let b = 2 ;
a + b   #=> 3
