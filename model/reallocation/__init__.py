"""Reallocation (herschikking): from agreements in force and care delivered to new agreements, and what moved."""
