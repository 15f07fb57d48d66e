# A program may bind step and the words after it; they keep their meaning after step.
step = 0.1
next = 5; to = 1; until = 2; back = 3; order = 4
w = 2.0
loss = w*w
backward loss
w.data -= step * w.grad
w.data          #=> 1.6
step.data       #=> 0.1
(step + next).data  #=> 5.1
[step.data, to.data]  #=> [0.1, 1.0]
let step = 3
step -1         #=> 2
step loss       #=> backward of loss takes 1 step; it begins with loss.grad = 1.0
step next       #=> loss = w*w:  w.grad += w · loss.grad = 1.6 · 1.0 → 4.0 + 1.6 = 5.6
#=>              w.grad += w · loss.grad = 1.6 · 1.0 → 5.6 + 1.6 = 7.199999999999999
#=> all steps are done: the gradients are those of backward loss
