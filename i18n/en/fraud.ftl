### fraud
