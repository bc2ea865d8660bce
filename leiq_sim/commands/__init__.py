"""What `leiq` does, a module a group of commands. What a command needs is imported when it runs."""
