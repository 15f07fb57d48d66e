# A ball with drag: how to throw it through a hoop
#
# Without air there is a formula. With air there is none, so the flight is simulated in small
# steps of time. All of that arithmetic is one graph, from the velocity at the start to the distance
# from the hoop at the end. Its gradient says how to change the throw.

let gravity = 9.81                  # m/s²
let drag = 0.02                     # 1/m: the ball slows down by drag * speed**2
let steps, dt = 100, 0.02           # 2 seconds in all
let hoop_x, hoop_y = 20.0, 3.0      # metres from the thrower

# Where a ball is after 2 seconds that starts at (0, 0) with the velocity (vx, vy).
def fly(vx, vy) {
    x, y = 0.0, 0.0
    for i in range(steps) {
        speed = sqrt(vx*vx + vy*vy)
        vx, vy = vx - drag*speed*vx*dt, vy - (gravity + drag*speed*vy)*dt
        x, y = x + vx*dt, y + vy*dt
    }
    return x, y
}

# Without air this throw would hit. With air it falls short.

vx = 10.0
vy = 11.31
x, y = fly(vx, vy)
print(f"{x:.2f} m far, {y:.2f} m high")         #=> 16.26 m far, 0.78 m high

# More speed forward brings the ball farther and, since drag grows with speed, lower.

backward x; dx = vx.grad
zero_grad
backward y
print(f"per m/s forward: {dx:.3f} m farther, {vx.grad:.3f} m higher")
#=> per m/s forward: 1.423 m farther, -0.092 m higher

# Gradient descent finds the throw that hits.

for i in range(41) {
    x, y = fly(vx, vy)
    miss = (x - hoop_x)**2 + (y - hoop_y)**2
    if i % 10 == 0 {
        print(f"{i:>2}: thrown at ({vx:.3f}, {vy:.3f}), misses by {sqrt(miss):.6f} m")
    }
    zero_grad
    backward miss
    for v in [vx, vy] { v.data -= 0.1 * v.grad }
}
#=>  0: thrown at (10.000, 11.310), misses by 4.348597 m
#=> 10: thrown at (12.789, 12.966), misses by 0.075920 m
#=> 20: thrown at (12.840, 12.994), misses by 0.001653 m
#=> 30: thrown at (12.841, 12.995), misses by 0.000036 m
#=> 40: thrown at (12.841, 12.995), misses by 0.000001 m
