# The gradients and the norm are those of PyTorch's clip_grad_norm_.
import nn
w = [Value(3.0), Value(4.0)]
w[0].grad = 3; w[1].grad = 4
clip_grad_norm(w, 1.0)       #=> 5.0
[p.grad for p in w]          #~> [0.599999880000024, 0.799999840000032]
w[0].grad = 0.3; w[1].grad = 0.4
clip_grad_norm(w, 1.0)       #=> 0.5
[p.grad for p in w]          #=> [0.3, 0.4]
