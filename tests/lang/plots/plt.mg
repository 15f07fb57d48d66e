# plt collects; plt.savefig and plt.show draw what was collected, and clear it.
import matplotlib.pyplot as plt

xs = [0, 1, 2]
ys = [Value(1.0), 2.5, 4]
plt.figure(figsize=(5, 5))
plt.plot(xs, ys)
plt.plot(ys, "r--", label="ys", linewidth=2)
plt.plot(1, 2.5, "ko", markersize=4)
plt.plot(xs, ys, xs, [3, 2, 1], "g.", alpha=0.5)
plt.scatter(xs, ys, 20, color="tab:orange")
plt.scatter(xs, ys, c=[0, 1, 1], s=20, cmap=plt.cm.Spectral)
plt.scatter(0.5, 0.5, c="b", marker="x", label="start")
plt.title("title", fontsize=14); plt.xlabel("x"); plt.ylabel("y")
plt.xlim(-1, 3); plt.ylim([0, 5]); plt.grid(); plt.axis("equal"); plt.tight_layout()
plt.legend(loc="upper left")
plt.savefig("p.svg", dpi=150)
"</svg>" in read_lines("p.svg")     #=> 1

# Nothing is left, so plt.show draws nothing.
plt.show()
plt.savefig("q.svg")                #!> there is nothing to save

# A curve is copied: later changes do not matter.
plt.plot(ys)
ys.append("text")
plt.savefig("p.svg")

# A failure to draw keeps the plot; a wrong argument adds nothing to it.
plt.plot([1, 2])
plt.plot([1, 2], [1])               #!> different lengths
plt.savefig("p.txt")                #!> cannot be written as 'txt'
plt.savefig("p.svg")

plt.yscale("log")
plt.plot([1, 10, 100])
plt.legend(["powers"])
plt.savefig("p.pdf")
plt.imshow([[0, 1], [1, 0]], cmap="gray")
plt.title("four pixels")
plt.savefig("p.svg")
plt.plot(xs); plt.close(); plt.show()

# An empty style is the usual one.
plt.plot(xs, xs, "", xs, xs, "ro"); plt.savefig("style.svg")

# Other names of the module.
import matplotlib.pyplot as pyplot
pyplot.plot(xs)
reset
plt.savefig("q.svg")                #!> there is nothing to save
