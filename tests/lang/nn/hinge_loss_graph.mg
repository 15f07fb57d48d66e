# The graph is that of micrograd's demonstration: (1 + -y*score).relu(), the sum times 1/n.
import nn
s = 0.5
draw hinge_loss([s], [-1])
#=> 1.5  grad 0.0  (*)
#=> ├── 1.5  grad 0.0  (+)
#=> │   ├── 1.5  grad 0.0  (ReLU)
#=> │   │   └── 1.5  grad 0.0  (+)
#=> │   │       ├── 0.5  grad 0.0  (*)
#=> │   │       │   ├── s = 0.5  grad 0.0
#=> │   │       │   └── 1.0  grad 0.0
#=> │   │       └── 1.0  grad 0.0
#=> │   └── 0.0  grad 0.0
#=> └── 1.0  grad 0.0
