import warnings

warnings.warn("overflow in multiply", RuntimeWarning)
print("goes on")
