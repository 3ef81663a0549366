card-headline = №{ $number } · { $title }
card-open = №{ $number }
card-writes = { $name }:
card-asks = { $name } спрашивает:
card-nobody = Поддержка

card-answer-until = Ответим { $until }
card-solve-until = Решим { $until }
card-late = Не успели в срок, но о вашей заявке помним
card-waiting = Ждём вашего ответа
card-on-hold = Вернёмся к ней, как только сможем продолжить
card-rate = Оцените, как мы справились: от 1 до 5
card-rated = Ваша оценка: { $rating } из 5
card-closes = Закроется { $at }, если вопросов не останется
card-merged = Продолжаем в заявке №{ $into }
card-closed-next = Вопрос остался? Напишите, и мы заведём новую заявку по следам этой

card-message = Написать
card-answer = Ответить
card-again = Написать снова
card-cancel = Отменить
card-reject = Не решено

card-approval = На согласовании
card-rejected = Не согласовано
card-subtasks = Сделано { $done } из { $total }, работа идёт
