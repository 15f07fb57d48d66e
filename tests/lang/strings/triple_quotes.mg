"""The docstring of a file is not printed.

It may contain {braces}, "quotes", 'quotes' and # signs #=> nothing.
"""
s = """a {b} "c" # no comment
  'd' """                   # a comment
s                           #=> 'a {b} "c" # no comment\n  \'d\' '
len(s.split("\n"))          #=> 2
'''it's'''                    #=> "it's"
""""""                      #=> ''
""                          #=> ''
"""tab\tquote\""""           #=> 'tab\tquote"'
"""joined \
line"""                     #=> 'joined line'
"""\sum \{x\}"""            #=> '\\sum \\{x\\}'
x = 2.0
f"""{x.data} and
{1 +
 1}"""                      #=> '2.0 and\n2'
print """a
b"""
#=> a
#=> b
def f(x) {
    """Doubles x.

    Twice.
    """
    return 2*x
}
f(3)                        #=> 6
module M() {
    '''A docstring.'''
    w = 1.0
}
M().w.data                  #=> 1.0
"""a""" + '''b'''           #=> 'ab'
"""last"""                  #=> 'last'
