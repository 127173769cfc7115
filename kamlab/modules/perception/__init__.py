"""Module 03: which step of the ladder we stand on in the client's eyes, and what holds us there.

The seminar's question: what are we to this client, one of many or one they
would miss? Six questions, answered as the client would, give a step with its
reasons; the client's answer is the verdict, our own shows the blind spot, the
rivals stand beside it. “Don't know” makes a range, never a point. The questions
and the four steps are the course overview's; points, bands and conditions are
ours and can be changed.
"""
