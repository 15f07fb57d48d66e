# A string inside braces interpolates too.
let k = 4
print "<{"[{k}]"}>"      #=> <[4]>
print "{"{"{k + 1}"}"}"  #=> 5
