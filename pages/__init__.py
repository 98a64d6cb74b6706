"""What people see. Shows, asks and intends; knows neither SQL nor tables."""
