# Arguments of plot and run.
def f(x) = x**2
def df(x) = 2*x
plot x**2, -5, 5          #!> 6: plot needs a function for a range: write def f(x) = x**2, then plot f, -5, 5
plot -t, 0, 1, xlabel="t" #!> 6: write def f(t) = -t, then plot f, 0, 1, xlabel="t"
plot f, df, -5, 5         #!> 9: several functions are a list: write plot [f, df], -5, 5
run nofile.mg             #!> 5: a file name needs quotes: write run "nofile.mg"
run a/b.mg                #!> 5: write run "a/b.mg"
