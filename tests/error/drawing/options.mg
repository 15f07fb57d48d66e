# Invalid options of draw.
a = 2.0; L = a*a
draw L, depth=-1                          #!> 15: from 0 up
draw L, depth=1.5                         #!> 15: whole number
draw L, style="red"                       #!> 15: "color" or "plain"
draw L, style=3                           #!> 15: string
draw L, color=true                        #!> 9: draw has no parameter 'color'
dot L, depth="a"                          #!> 14: number
draw L, frames=true                       #!> name of a file
draw L, frames=true > "s.svg"             #!> place for the picture's number
draw L, frames=true > "s-%s.svg"          #!> 23: write %d or %02d for the picture's number, and %%
draw L, frames=true > "s-%.svg"           #!> 23: write %d or %02d for the picture's number, and %%
draw L, frames=true > "s-%99999999999d.svg"  #!> 23: write %d or %02d for the picture's number, and
draw L, frames=true > "s-%d-%d.svg"       #!> one place
draw L, frames=true > "s-%d"              #!> ending
draw L, a, frames=true > "s-%d.svg"       #!> one Value
draw L, frames=true, depth=1 > "s-%d.svg" #!> depth or fold
draw L, frames=true, fold=true > "s-%d.svg" #!> depth or fold
let long = a
for i in range(501) { long = long + 1 }
draw long, frames=true > "s-%d.svg"       #!> 501 steps
