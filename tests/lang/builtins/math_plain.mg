# Mathematical functions of plain numbers return plain numbers.
exp(0)          #=> 1.0
log(1)          #=> 0.0
sqrt(4)         #=> 2.0
sin(0)          #=> 0.0
cos(0)          #=> 1.0
sigmoid(0)      #=> 0.5
relu(-1.5)      #=> 0.0
relu(2.5)       #=> 2.5
abs(-3)         #=> 3
abs(-2.5)       #=> 2.5
