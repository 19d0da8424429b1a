import Hummingbird
import NIOHTTPCompression
print("x")
