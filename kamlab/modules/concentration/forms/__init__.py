"""The forms of module 02: the bands, dilution, the loss of an account, the plan for the bad case.

Each is one call from a page; each shows a Finding of the module and changes what goes into it.
They repeat the model and know no formula. What the participant enters is laid over
what the company's folder says.
"""
