card-headline = #{ $number } · { $title }
card-open = #{ $number }
card-writes = { $name }:
card-asks = { $name } asks:
card-nobody = Support

card-answer-until = We will answer { $until }
card-solve-until = We will have it solved { $until }
card-late = We are late, but your ticket is not forgotten
card-waiting = Waiting for your answer
card-on-hold = We will get back to it as soon as we can go on
card-rate = Rate how we did, from 1 to 5
card-rated = Your rating: { $rating } of 5
card-closes = It will close { $at } unless you still have a question
card-merged = We go on in ticket #{ $into }
card-closed-next = Still have a question? Write, and we will open a follow-up to this ticket

card-message = Write
card-answer = Answer
card-again = Write again
card-cancel = Cancel
card-reject = Not solved

card-approval = Waiting for approval
card-rejected = Not approved
card-subtasks = { $done } of { $total } done, work goes on
