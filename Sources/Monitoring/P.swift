import AsyncHTTPClient
import Yams
import NIOFoundationEssentialsCompat
package enum Placeholder {}
