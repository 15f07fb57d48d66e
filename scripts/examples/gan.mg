# Two networks play against each other: a tiny GAN
#
# The generator makes numbers, the discriminator tells them from real ones. Each learns from the
# other's gradient, and in the end the generator's numbers are spread like the real ones, which it
# has never seen.

seed(1)

def real() = gauss(4, 0.5)

# The generator shifts and scales noise. It starts far from the real numbers.

shift = 0.0; scale = 1.0
def fake() = shift + scale * gauss(0, 1)

# The discriminator's answer is the probability that x is real. A curve of degree 2 is enough: it
# can prefer numbers near a centre.

a = 0.0; b = 0.0; c = 0.0
def is_real(x) = sigmoid(a + b*(x - 3) + c*(x - 3)**2)

# One step of gradient descent. Only `learners` move: the gradients of the other player are ignored.
def learn(loss, learners, rate) {
    zero_grad
    backward loss
    for p in learners { p.data -= rate * p.grad }
}

for i in range(3001) {
    # The discriminator learns to say 1 to real numbers and 0 to fakes. `.data` cuts the fakes off
    # from the generator.
    real_loss = mean([-log(is_real(real())) for turn in range(16)])
    fake_loss = mean([-log(1 - is_real(fake().data)) for turn in range(16)])
    learn(real_loss + fake_loss, [a, b, c], 0.1)

    # The generator learns to make fakes to which the discriminator says 1. Here the gradient passes
    # through the discriminator into the generator.
    learn(mean([-log(is_real(fake())) for turn in range(16)]), [shift, scale], 0.02)

    if i % 1000 == 0 {
        print(f"{i:>4}: fakes have mean {shift:.2f} and deviation {abs(scale):.2f}")
    }
}
#=>    0: fakes have mean 0.04 and deviation 0.99
#=> 1000: fakes have mean 4.09 and deviation 0.03
#=> 2000: fakes have mean 3.96 and deviation 0.61
#=> 3000: fakes have mean 3.98 and deviation 0.52
