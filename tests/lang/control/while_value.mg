# In the condition of while, a Value means its data.
n = 0
while n < 3 { n = n + 1 }
n.data           #=> 3.0
