"""What a careful HR lawyer and a careful hiring manager would mark in a profile or a posting."""
