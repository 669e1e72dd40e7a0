"""指标对照: what the cities promise in numbers, side by side and one by one."""
