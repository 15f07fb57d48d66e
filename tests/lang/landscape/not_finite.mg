# Contours are those of the finite heights, also beside points where the result is infinite or nan.
a = 0.5; b = 2.0
for root in [log(a) + b**2, -log(a) + b**2, a**-2 + b**2, (-a)**-3 + b**2] {
    landscape root, a, b, xlim=[-1, 1], ylim=[-1, 1], grid=11, arrows=0 > l.svg
    text = join("", read_lines("l.svg"))
    assert "<path" in text
    assert "e+" not in text
}
