for i in range(count) { x = x*a + b }
