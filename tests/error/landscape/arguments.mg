# Wrong uses of landscape and track.
a = 2.0; b = -1.0; c = 3.0
L = a*b + a
let k = 2.0
landscape                               #!> missing argument after 'landscape'
landscape L                             #!> landscape needs two Values under L, or one model
landscape L, a                          #!> landscape needs two Values under L, or one model
landscape L, [a, b], b                  #!> landscape needs two Values under L, or one model
landscape k, a, b                       #!> landscape needs a Value, not a number
landscape [L], a, b                     #!> landscape needs a Value, not a list
landscape "L", a, b                     #!> landscape needs a Value, not a string
landscape a, a, b                       #!> landscape needs a result, and this Value is a leaf
landscape L, a, k                       #!> landscape needs a Value, not a number
landscape L, a, "b"                     #!> landscape needs a Value, not a string
landscape L, a, a                       #!> landscape needs two different Values
landscape L, a, a*b                     #!> landscape moves leaves
landscape L, a, c                       #!> 17: the result does not depend on this Value
landscape L, [c]                        #!> 14: the result does not depend on these parameters
landscape L, [1, 2]                     #!> random direction needs weights
landscape L, a, b, grid=1               #!> grid is a number from 2 to 1000
landscape L, a, b, arrows=-1            #!> arrows is a number from 0 to 100
landscape L, a, b, xlim=[2, 1]          #!> the lower one first
landscape L, a, b > l.txt               #!> a picture cannot be written as 'txt'
module Scalars() { w = 1.0; b = 2.0 }
model = Scalars()
M = model.w*2 + model.b
landscape M, model                      #!> random direction needs weights that are not 0 in a list
landscape log(a - 100), a, b            #!> 28: the result does not depend on this Value
landscape log(a - 100)*b, a, b          #!> the result is nan everywhere here
a.data = inf
landscape L, a, b                       #!> the data of the Values are not finite
a.data = 2.0
L.data                                  #=> 0.0
track a                                 #!> track records two Values, or one model
track model, b                          #!> track records two Values, or one model
track a, k                              #!> track needs a Value, not a number
track a, "b"                            #!> track needs a Value, not a string
track [1, 2]                            #!> there is nothing to track
track name="x", clear=true              #!> there is no track 'x'
track a, b, clear=true                  #!> write: track clear=true, and then: track w1, w2
track a, b
track a, c                              #!> this track is of a, b, not of a, c
track model                             #!> this track is of a, b, not of 2 parameters
for i in range(7) { track a, b, name="{i}" }
track a, b, name="8"                    #!> there are 8 tracks, and no more colours
a.data = 2.0
landscape L, a, b, xlim=[-1e308, 1e308] #!> or their range is too large
landscape b + exp(1000 + a*a), a, b     #!> the result is not finite everywhere here
