"""Labels: judging words, who uses them and whom they name."""
