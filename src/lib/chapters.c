/*
 * chapters.c: the chapters of help. Each says in a few lines what the reference says at length, and
 * ends in an example that runs (a test runs them all).
 */
#include "lib/chapters.h"

const Chapter chapters[] = {
    {"start", "",
     "A number that you write becomes a Value, a node of a graph. Operations on\n"
     "Values make further nodes. backward walks the graph from its result to\n"
     "its leaves and finds how much each of them moves the result.",
     "a = 2.0\nb = -3.0\nL = a*b + a\nL\nbackward L\ngrad a, b\ndraw L"},
    {"values", "value kinds data label op prev",
     "A Value holds a number and takes part in the graph. Its fields:\n"
     "    .data   the number             .grad   the gradient found by backward\n"
     "    .label  its name in pictures   .op     what made it, \"\" for a leaf\n"
     "    .prev   the list of its inputs\n"
     "data, grad and label can be assigned. A plain number (len(xs), a.data)\n"
     "has no gradient and makes no node.",
     "a = 2.0\nb = a * 3\nb.data\nb.op\nb.prev\na.data += 0.5\nforward b\nb"},
    {"binding", "let = assignment",
     "name = 2.0 makes a leaf with that label; name = expression binds the\n"
     "result and labels it. let name = 2.0 keeps the number plain: to count,\n"
     "or to nudge. += and the like make a new node, as in Python.",
     "a = 2.0\nlet h = 0.001\nlet n = 0\nn += 1\nx, y = [1, 2]\nprint type(a), type(h), n, y"},
    {"operators", "operator + - * / // % ** == != < <= > >= in and or not precedence",
     "    + - * / **     arithmetic; ** binds tighter than a sign, and to the right\n"
     "    // %           quotient rounded down, and its remainder (plain numbers)\n"
     "    == != < <= > >= in, not in    give 1 or 0\n"
     "    and or not     x if c else y\n"
     "Precedence is Python's. On a Value, a - b is a + b*-1 and a / b is\n"
     "a * b**-1, so that pictures show what micrograd's show.",
     "-2**2\n7 // 2, 7 % 2\na = 3.0\nL = (a - 1) / a\ndraw L\na > 2 and not a > 5"},
    {"statements", "if else while for break continue loops",
     "Blocks stand in braces; else stands on the line of the closing one.\n"
     "A name that a block binds is there after the block, too.\n"
     "In blocks nothing shows its value by itself: use print.",
     "for x in [1, 2, 3] {\n    if x % 2 == 0 { continue }\n    print x\n}\n"
     "let n = 3\nwhile n > 0 { n -= 1 }\nfor i, c in enumerate(\"ab\") { print i, c }"},
    {"functions", "def return function",
     "def name(parameters) = expression, or a block with return. The last\n"
     "parameters may have defaults, arguments may be named. x.f(y) is f(x, y).\n"
     "A name that a function assigns is its own: return the new value instead.",
     "def f(x, k=2) = x**k + 1\ndef g(x) {\n    y = f(x, k=3)\n    return y, y > 5\n}\n"
     "f(3)\n2.0.g()"},
    {"modules", "module self models",
     "module Name(parameters) { … } makes instances whose names are their\n"
     "fields. Calling an instance calls its function forward. In functions\n"
     "self.x = … changes a field; parameters(m) lists the leaf Values inside.",
     "module Line() {\n    w = 1.0\n    b = 0.5\n    def forward(x) = w*x + b\n}\n"
     "m = Line()\nL = m(3)\nbackward L\nm.w.grad\nparameters(m)"},
    {"import", "libraries nn",
     "import nn runs the library of that name: Neuron, Layer, MLP, SGD, Adam,\n"
     "mse_loss, hinge_loss, cross_entropy, softmax.\n"
     "import \"file.mg\" runs a file beside the importing one, once.\n"
     "math, random and np are there without import.",
     "import nn\nseed(1337)\nmodel = MLP(2, [4, 1])\nmodel\nmodel([1.0, -2.0])"},
    {"gradients", "gradient chain derivative",
     "backward L adds dL/dx to the gradient of every leaf x under L, and sets\n"
     "those of the nodes between afresh. It adds: zero_grad before the next\n"
     "backward. grad shows them; backstep does one node by hand.",
     "a = 2.0\nb = 3.0\nL = a*b\nbackward L\ngrad a, b\nzero_grad\na.grad"},
    {"drawing", "graphs picture pictures svg png depth fold group style frames",
     "draw L shows the graph as a tree; draw L > g.svg writes a picture, by the\n"
     "ending svg, png, pdf or dot. Several roots make one picture. A box is a\n"
     "Value with its data and gradient, an ellipse the operation that made it.\n"
     "set rankdir TB draws from top to bottom. In terminals that can, the prompt\n"
     "shows the picture itself in place of the tree; set pictures off if not.\n"
     "More can be asked for:\n"
     "  depth=3        what lies deeper is one box\n"
     "  fold=true      a box for each part of a model, and for each line\n"
     "  group=true     a frame around what each part of a model made\n"
     "  style=\"color\"  colours for gradients, shades for leaves and parameters\n"
     "  frames=true    a picture for each step of backward, as in the last line",
     "a = 2.0\nL = a*a + 1\nbackward L\ndraw L, depth=1\ndraw L, style=\"color\" > g.dot\n"
     "draw L, frames=true > \"step-%02d.dot\""},
    {"plotting", "plots curve curves",
     "plot f, -5, 5 draws a function; plot ys a list; plot xs, ys one against\n"
     "another; plot [f, g] several. scatter X, y draws points by their labels,\n"
     "boundary model, X, y where a model is above 0. > p.svg (png, pdf) writes\n"
     "a file; without one they are drawn here. title=, xlabel=, ylabel=, xlim=,\n"
     "ylim= and log=\"y\" say how.",
     "def f(x) = 3*x**2 - 4*x + 5\nplot f, -5, 5\n"
     "X, y = make_moons(50, noise=0.1)\nscatter X, y, title=\"two moons\""},
    {"strings", "string format formats interpolation",
     "Strings stand between \" or '. Every string may hold expressions in\n"
     "braces, with a format as in Python: {x:.4f} {n:5d} {p:%} {s:>8}.\n"
     "{{ and }} are braces. + joins, * repeats, s[0] and s[1:3] take parts.",
     "a = 2.0\nprint \"a is {a.data:.3f}, twice {2*a.data}\"\n\"ab\" * 2 + \"!\"\n\"hello\"[1:3]"},
    {"lists", "list_comprehension comprehension index slice",
     "[1, 2, 3] makes a list; xs[0] is its first element, xs[-1] its last,\n"
     "xs[1:3] a part. [e for x in xs if c] makes one from another.\n"
     "Lists are shared, not copied: list(xs) copies.",
     "xs = [x**2 for x in range(5) if x != 2]\nxs\nxs[1:3]\nxs.append(7)\nlen(xs), sum(xs)"},
    {"training", "learning gradient_descent loss",
     "Compute a loss, zero_grad, backward, and move each parameter a little\n"
     "against its gradient. import nn has models, losses and optimisers.",
     "w = 0.0\nfor step in range(20) {\n    loss = (w*3 - 6)**2\n    zero_grad\n    backward loss\n"
     "    w.data -= 0.05 * w.grad\n}\nw.data"},
    {"prompt", "keys completion session repl",
     "The arrow keys bring back what was typed, in earlier sessions, too; Ctrl-R\n"
     "searches it. Tab completes; twice, it lists. Ctrl-C drops the line or stops\n"
     "what runs, Ctrl-D ends. _ is the last result; a ; at the end hides one.\n"
     "See also help history, edit, run, watch, transcript, vars, reset.",
     "a = 2.0\nL = a*a\nbackward L\nvars"},
    {"errors", "error debugging",
     "An error says where it is and what to do, and changes nothing that came\n"
     "before it. assert condition, \"text\" makes one of your own. Results that\n"
     "are nan come from log or ** of a negative number, or from inf - inf.",
     "x = -1.0\nisnan(log(x))\nassert x < 0, \"x is negative\""},
};
const size_t chapters_count = sizeof chapters / sizeof *chapters;
