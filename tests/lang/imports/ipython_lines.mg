# Lines for IPython are skipped, in blocks and with any text; %time is the command.
%matplotlib inline
%%capture "unclosed ; { #
!pip install micrograd
if true {
    %load_ext autoreload
    print 7 % 4
}
#=> 3
if true { 3 } # a comment
   %ls
let x = 7 %
  5
x                               #=> 2
%time y = 3
y                               #=> Value(data=3.0, grad=0.0)
