# An error in a statement over several lines has its own line's column.
x = [1,
     2,
     nowhere,
     4]            #!> 6: unknown name 'nowhere'
