truncate -s 21M kit/en/m01-start/media/long.mp3
