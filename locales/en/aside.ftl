# What is done aside, so that nobody waits
admin-busy = Not just now
error-too_busy = Other large downloads are being made. Please try again in half a minute.
