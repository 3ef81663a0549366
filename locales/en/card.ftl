card-headline = #{ $number } · { $title }
card-open = #{ $number }
card-writes = { $name }:
card-asks = { $name } asks:
card-nobody = Support

card-answer-until = We will answer { $until }
card-solve-until = We will have it solved { $until }
card-late = We are late, and we have not forgotten your ticket
card-waiting = Waiting for your answer
card-on-hold = We will return to it as soon as we can go on
card-rate = Rate how we did, from 1 to 5
card-rated = Your rating: { $rating } of 5
card-closes = It closes { $at } unless something is left to ask
card-merged = We go on in ticket #{ $into }
card-closed-next = Still a question? Write, and we will open a new ticket that follows this one

card-message = Write
card-answer = Answer
card-again = Write again
card-cancel = Cancel
card-reject = Not solved
