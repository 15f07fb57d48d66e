# A field function repr gives the printed form.
module Line(k) {
    def repr() = "Line({k})"
}
m = Line(2)
m              #=> Line(2)
print m        #=> Line(2)
[m, Line(3)]   #=> [Line(2), Line(3)]
print "<{m}>"  #=> <Line(2)>
str(m)         #=> 'Line(2)'
