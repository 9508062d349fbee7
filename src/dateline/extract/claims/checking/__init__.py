"""What the article says was checked, confirmed, admitted or disputed, and for which words."""
