/*
 * chapters.c: the chapters of help. Each explains one topic in a few lines. A test runs all
 * examples.
 */
#include "lib/prompt/chapters.h"

const Chapter chapters[] = {
    {"start", "",
     "A number that you type becomes a Value, a node of a graph. Operations on\n"
     "Values make new nodes. backward goes through the graph from its result to\n"
     "its leaves and computes how much each of them changes the result.",
     "a = 2.0\nb = -3.0\nL = a*b + a\nL\nbackward L\ngrad a, b\ndraw L"},
    {"values", "value kinds data label op prev",
     "A Value has a number and belongs to a graph. Its fields:\n"
     "    .data   the number             .grad   its gradient, set by backward\n"
     "    .label  its name in pictures   .op     the operation; \"\" for a leaf\n"
     "    .prev   the list of its inputs\n"
     "You can assign to data, grad and label. A plain number (len(xs), a.data)\n"
     "has no gradient and makes no node.",
     "a = 2.0\nb = a * 3\nb.data\nb.op\nb.prev\na.data += 0.5\nforward b\nb"},
    {"binding", "let = assignment numbers plain",
     "name = 2.0 makes a leaf with that label. name = expression binds the result\n"
     "and labels it. let name = 2.0 binds a plain number, for counters and steps.\n"
     "+= and the like make a new node, as in Python.\n"
     "After set numbers plain, = makes no Value, as in Python; Value(2.0) does. That\n"
     "holds for the statements that follow. set numbers values restores the rule.",
     "a = 2.0\nlet h = 0.001\nlet n = 0\nn += 1\nx, y = [1, 2]\nprint type(a), type(h), n, y"},
    {"operators",
     "operator + - * / // % ** == != < <= > >= in and or not & | ^ ~ << >> bits precedence",
     "    + - * / **     arithmetic; a**b**c is a**(b**c), -a**2 is -(a**2)\n"
     "    // %           quotient rounded down, and remainder (plain numbers)\n"
     "    & | ^ ~ << >>  bits of integers\n"
     "    == != < <= > >= in, not in    result is 1 or 0\n"
     "    and or not     x if c else y\n"
     "Precedence is that of Python. On Values, a - b is a + b*-1 and a / b is\n"
     "a * b**-1, so that pictures look like those of micrograd.",
     "-2**2\n7 // 2, 7 % 2\na = 3.0\nL = (a - 1) / a\ndraw L\na > 2 and not a > 5"},
    {"statements", "if else while for break continue loops",
     "Blocks are in braces; else follows the closing brace on the same line.\n"
     "A name that is bound in a block stays bound after it.\n"
     "Inside a block, values are not shown by themselves: use print.",
     "for x in [1, 2, 3] {\n    if x % 2 == 0 { continue }\n    print x\n}\n"
     "let n = 3\nwhile n > 0 { n -= 1 }\nfor i, c in enumerate(\"ab\") { print i, c }"},
    {"functions", "def return function",
     "def name(parameters) = expression, or a block with return. Parameters at\n"
     "the end may have defaults; arguments may be named. x.f(y) means f(x, y).\n"
     "Assignment in a function makes a local name: return the new value instead.",
     "def f(x, k=2) = x**k + 1\ndef g(x) {\n    y = f(x, k=3)\n    return y, y > 5\n}\n"
     "f(3)\n2.0.g()"},
    {"modules", "module self models",
     "module Name(parameters) { … } defines a class: the names that its block\n"
     "binds are the fields of each instance. Calling an instance calls its\n"
     "function forward. In functions, self.x = … changes a field. parameters(m)\n"
     "lists the leaf Values of m.",
     "module Line() {\n    w = 1.0\n    b = 0.5\n    def forward(x) = w*x + b\n}\n"
     "m = Line()\nL = m(3)\nbackward L\nm.w.grad\nparameters(m)"},
    {"import", "libraries nn",
     "import nn runs that library: Neuron, Layer, MLP, SGD, Adam, mse_loss,\n"
     "hinge_loss, cross_entropy, softmax.\n"
     "import \"file.mg\" runs a file next to the importing one, once.\n"
     "Python's import lines are skipped: math, random, np, plt and torch are there.",
     "import nn\nseed(1337)\nmodel = MLP(2, [4, 1])\nmodel\nmodel([1.0, -2.0])"},
    {"gradients", "gradient chain derivative forward_mode reverse_mode",
     "backward L adds dL/dx to the gradient of every leaf x under L. Gradients of\n"
     "the nodes in between are computed anew. As leaves add up, call zero_grad\n"
     "before the next backward. grad shows gradients; backstep does one node;\n"
     "check L compares the gradients with differences of L. help explanations\n"
     "lists the commands that say where a gradient comes from.\n"
     "backward is one sweep down, for any number of leaves and one result: reverse\n"
     "mode. tangent is one sweep up, for any number of results and one leaf: forward\n"
     "mode.",
     "a = 2.0\nb = 3.0\nL = a*b\nbackward L\ngrad a, b\ncheck L\nzero_grad\na.grad\ntangent L, a"},
    {"explanations", "explanation explaining questions paths dead saturated vanishing",
     "After backward L:\n"
     "  explain a       why dL/da is what it is: a sum, one line for each path from\n"
     "                  a to L, with the product of the local derivatives on it\n"
     "  why a           why it is 0, nan or inf: a relu that is off, a tanh that is\n"
     "                  saturated, a factor of 0, log(0); why model counts them\n"
     "  check L         whether it is right: compared with differences of L\n"
     "  step L          how backward computes it, step by step; see help steps\n"
     "  derive L        its formula; see help formulas\n"
     "  gradient(L, a)  dL/da as a Value, for second derivatives; see help gradient\n"
     "explain a, M is for another root M. Of more than 20 paths the largest are\n"
     "shown, and the others are one number. If a.grad is another number, the last\n"
     "line says why. Options of explain:\n"
     "  by=\"node\"      one line for each use of a: gradient times derivative\n"
     "  symbols=true   local derivatives as formulas only",
     "a = 2.0\nb = -3.0\nL = a*b + a*a\nbackward L\nexplain a\nexplain a, by=\"node\"\n"
     "M = relu(a*b)\nbackward M\nwhy a"},
    {"steps", "debugger stepping debug",
     "step L takes the steps of backward L one by one. Each prints its rule with\n"
     "numbers. At the prompt step> you type, in scripts after the word step:\n"
     "  next (or Enter)     take the next step       back    take one back\n"
     "  to e                until the gradient of e is complete\n"
     "  until a.grad != 0   until the condition is true\n"
     "  break d             run, to and until stop when that of d is complete\n"
     "  order               which nodes are ready, which wait, and for whom\n"
     "  draw                the graph with its gradients\n"
     "  run                 all other steps          quit    end\n"
     "After quit gradients stay as they are. step L > steps.html writes a page.",
     "a = 2.0\nb = -3.0\ne = a*b\nL = e + a\nstep L\nstep next\nstep order\nstep to b\n"
     "step back\nstep run\nstep quit"},
    {"formulas", "formula symbolic latex tex",
     "derive L writes the derivatives of L by its labelled leaves as formulas;\n"
     "derive L, a only that by a, which may be any Value under L. Long parts that\n"
     "occur several times are named. A rewrite that holds only on part of the\n"
     "domain says so: for a != 0. derive L > d.tex writes a document of LaTeX.",
     "a = 2.0\nb = -3.0\nL = tanh(a*b)\nderive L\nderive L, a > d.tex"},
    {"drawing", "graphs picture pictures svg png depth fold group style frames path",
     "draw L shows the graph as a tree. draw L > g.svg writes a picture; the\n"
     "ending chooses svg, png, pdf or dot. draw L, M draws several roots together.\n"
     "A box is a Value with its data and gradient, an ellipse is an operation.\n"
     "set rankdir TB draws from top to bottom. Notebooks and some terminals show\n"
     "the picture itself, not the tree; set pictures off turns that off. Options:\n"
     "  depth=3        one box for everything deeper\n"
     "  fold=true      one box for each part of a model, and for each line\n"
     "  group=true     a frame around the nodes of each part of a model\n"
     "  style=\"color\"  colours for gradients, shades for leaves and parameters\n"
     "  frames=true    a picture for each step of backward, see the last line\n"
     "  path=a         highlights the paths from a, wider the more they contribute\n"
     "  id=\"a\"         in a notebook: replaces the earlier display of that id",
     "a = 2.0\nL = a*a + 1\nbackward L\ndraw L, depth=1\ndraw L, style=\"color\" > g.dot\n"
     "draw L, frames=true > \"step-%02d.dot\""},
    {"plotting", "plots curve curves",
     "plot f, -5, 5 draws a function; plot ys draws a list; plot xs, ys draws one\n"
     "list against another; plot [f, g] draws several. scatter X, y draws points,\n"
     "coloured by label. boundary model, X, y shows where a model is above 0.\n"
     "landscape L, w1, w2 draws a loss over two parameters, see help landscape.\n"
     "histogram xs shows how numbers are distributed, image rows a grey picture.\n"
     "> p.svg (png, pdf, vl.json) writes a file; else it is drawn here. Options:\n"
     "title=, xlabel=, ylabel=, xlim=, ylim= and log=\"y\"; in a notebook id=\"loss\",\n"
     "which replaces the earlier display of that id.",
     "def f(x) = 3*x**2 - 4*x + 5\nplot f, -5, 5\n"
     "X, y = make_moons(50, noise=0.1)\nscatter X, y, title=\"two moons\""},
    {"plt", "matplotlib pyplot",
     "matplotlib's calls work: plt.plot and plt.scatter collect curves and points,\n"
     "plt.hist histograms, plt.imshow a grey picture. plt.show() draws them,\n"
     "plt.savefig(\"p.svg\") writes a file; both clear what was collected. plt.title,\n"
     "plt.xlabel, plt.ylabel, plt.legend, plt.xlim, plt.ylim and others change the\n"
     "plot. The commands plot, scatter, histogram and image draw at once. boundary\n"
     "replaces plt.contourf.",
     "xs = [0, 1, 2, 3]\nplt.plot(xs, [x**2 for x in xs], label=\"squares\")\n"
     "plt.legend()\nplt.show()"},
    {"strings", "string format formats interpolation",
     "Strings are quoted with \" or '. Every string may contain expressions in\n"
     "braces, with a format as in Python: {x:.4f} {n:5d} {p:%} {s:>8} {n:,}.\n"
     "Parts of a format may be in braces: {x:{width}.2f}.\n"
     "{{ and }} are braces. + joins, * repeats, s[0] and s[1:3] are parts.",
     "a = 2.0\nprint \"a is {a.data:.3f}, twice {2*a.data}\"\n\"ab\" * 2 + \"!\"\n\"hello\"[1:3]"},
    {"lists", "list_comprehension comprehension slice",
     "[1, 2, 3] is a list; xs[0] is its first element, xs[-1] its last, xs[1:3] a\n"
     "part of it. [e for x in xs if c] makes a list from another.\n"
     "Assignment does not copy a list: use list(xs).",
     "xs = [x**2 for x in range(5) if x != 2]\nxs\nxs[1:3]\nxs.append(7)\nlen(xs), sum(xs)"},
    {"dictionaries", "dictionary keys",
     "{\"a\": 1} is a dictionary: d[\"a\"] is the value of the key \"a\". Keys are strings\n"
     "or numbers, and keep the order in which they were added. A missing key is an\n"
     "error; get(d, key, default) returns the default instead.",
     "d = {\"a\": 1, \"b\": 2}\nd[\"c\"] = 3\nd[\"a\"] += 10\nd\n"
     "for k, v in d.items() { print k, v }\n\"x\" in d, d.get(\"x\", 0), d.pop(\"b\")\n"
     "squares = {n: n**2 for n in range(4)}\nsquares"},
    {"training", "learning gradient_descent loss",
     "Compute a loss, call zero_grad and backward, and move each parameter a\n"
     "little against its gradient. import nn has models, losses and optimisers.",
     "w = 0.0\nfor step in range(20) {\n    loss = (w*3 - 6)**2\n    zero_grad\n    backward loss\n"
     "    w.data -= 0.05 * w.grad\n}\nw.data"},
    {"prompt", "keys completion session repl",
     "The arrow keys recall entries, also those of earlier sessions; Ctrl-R\n"
     "searches them. Tab completes; Tab twice lists. Ctrl-C drops the line or\n"
     "interrupts the program; Ctrl-D quits. _ is the last result; a ; at the end\n"
     "hides a result.\n"
     "See also help history, edit, run, watch, transcript, vars, reset.",
     "a = 2.0\nL = a*a\nbackward L\nvars"},
    {"errors", "error debugging",
     "An error shows where it happened and what to do. Everything computed before\n"
     "it stays. assert condition, \"text\" raises your own error. A nan comes from\n"
     "log or ** of a negative number, or from inf - inf.",
     "x = -1.0\nisnan(log(x))\nassert x < 0, \"x is negative\""},
    {"python",
     "Python csv math np numpy pandas torch tensor shape plt matplotlib pyplot class lambda elif "
     "try except raise with global tuple tuples pass",
     "Expressions, functions and methods are those of Python, but blocks are in\n"
     "braces. Import lines for math, random, numpy, matplotlib and torch do nothing:\n"
     "their functions are there, and exp is the same as math.exp and np.exp.\n"
     "    Python                          mgrad\n"
     "    def f(x):                       def f(x) {\n"
     "        return 3*x**2                   return 3*x**2\n"
     "                                    }\n"
     "    f = lambda x: 3*x**2            def f(x) = 3*x**2\n"
     "    if a: ... elif b: ...           if a { ... } elif b { ... }\n"
     "    for x in xs: ...                for x in xs { ... }\n"
     "    class Line:                     module Line(n) {\n"
     "        def __init__(self, n):          w = Value(n)\n"
     "            self.w = Value(n)           def forward(x) = w*x\n"
     "        def __call__(self, x):      }\n"
     "            return self.w*x\n"
     "    n = 3                           let n = 3, or first set numbers plain\n"
     "    torch.tensor(2.0)               Value(2.0)\n"
     "    loss.backward()                 the same, or backward loss\n"
     "    X.shape                         len(X), len(X[0])\n"
     "    X[:, 0]                         [row[0] for row in X]\n"
     "    np.loadtxt, csv.reader          read_csv(\"data.csv\")\n"
     "    open(\"names.txt\")               read_lines(\"names.txt\")\n"
     "    \"%.4f\" % x                      \"{x:.4f}\"\n"
     "    raise ValueError(\"text\")        assert condition, \"text\"\n"
     "There are no sets, exceptions, generators, decorators or global.",
     "def f(x) = 3*x**2 - 4*x + 5\n"
     "module Line(n) {\n    w = Value(n)\n    def forward(x) = w*x\n}\n"
     "m = Line(2.0)\nL = f(m(3))\nL.backward()\nm.w.grad\n"
     "X = [(1, 2), (3, 4)]\nprint [row[0] for row in X], len(X), len(X[0])\n"
     "print f\"{L.data:.2f}\""},
};
const size_t chapters_count = sizeof chapters / sizeof *chapters;
