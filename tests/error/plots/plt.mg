# Arguments of plt that do not fit.
plt.plot()                              #!> 5: plt.plot needs a list of numbers
plt.plot("ro")                          #!> 10: not a string
plt.plot([1, "a"])                      #!> 10: element 1 of this list is a string
plt.plot([1, 2], [1, 2, 3])             #!> 18: different lengths: 2 and 3
plt.plot([[1, 2], [3, 4]])              #!> 10: element 0 of this list is a list
plt.plot([1], label=3)                  #!> 21: a string
plt.scatter([1, 2], [1])                #!> 21: different lengths: 2 and 1
plt.scatter([1, 2], [1, 2], c=[1])      #!> 31: different lengths: 2 and 1
plt.scatter([1, 2])                     #!> plt.scatter takes 2 to
plt.title(3)                            #!> 11: a string
plt.xlim(2, 1)                          #!> 10: the lower one first
plt.xlim([1, 2, 3])                     #!> 10: two numbers, not 3
plt.yscale("square")                    #!> 12: "log" or "linear"
plt.legend([1])                         #!> 12: the names of a legend are strings, not a number
plt.imshow(3)                           #!> 12: an image is a list of numbers
plt.plot([1])
plt.imshow([[1]]); plt.show()           #!> an image, or curves and points, not both
plt.close()
plt.plot([nan]); plt.show()             #!> there is nothing to plot
plt.close()
plt.plot([1, 10]); plt.yscale("log"); plt.ylim(-1, 10)
plt.show()                              #!> a logarithmic axis begins above 0
plt.close()
plt.contourf([1], [2], [3])             #!> drawn by boundary
plt.subplots(1, 2)                      #!> a picture has one plot
plt.barh([1, 2])                        #!> plt has no 'barh'
for i in range(70) { plt.plot([1]) }    #!> a plot has at most 64 curves
