### bargaining
