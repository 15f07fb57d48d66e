# An error in a statement of several lines has the line and column of its place.
x = [1,
     2,
     nowhere,
     4]            #!> 6: unknown name 'nowhere'
