#pragma once

#include <Poco/Net/HTTPRequest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace lianxin::http {

/// A request as it came, whole.
struct Request {
    Poco::Net::HTTPRequest head;
    std::string body;
    bool tooLarge = false; ///< the body is longer than anybody takes and was not read: `body` is
                           ///< empty, and the connection does not stand at the next request
    bool secure = false;   ///< came over TLS
};

/// Puts requests together from the bytes of a connection, in whatever pieces they come. RFC 9112,
/// strict where a request could be read in two ways: one Content-Length of digits, or
/// `Transfer-Encoding: chunked`, never both. Knows no socket and no time.
class RequestReader {
public:
    enum class Stage {
        Empty,        ///< between requests
        Head,         ///< some of a head
        Body,         ///< a head and some of its body
        Whole,        ///< take() gives it
        Malformed,    ///< nothing can be read from here on
        HeadTooLarge, ///< the same
    };
    static constexpr std::size_t kMaxHead = 16 * 1024;

    explicit RequestReader(std::size_t maxBody) : m_maxBody(maxBody) {}

    /// Reads on, up to the end of the first request; what lies behind it waits for take().
    Stage add(std::string_view bytes);
    Stage stage() const { return m_stage; }
    /// The whole request; stage() speaks of what came behind it then.
    Request take();

    /// Bytes in memory.
    std::size_t held() const { return m_bytes.size() + m_request.body.size(); }
    /// Of the body in Stage::Body; 0 when its length is not known before its end.
    std::size_t bodyLength() const { return m_length; }
    /// In Stage::Body: the client sends the body when it is told to (`Expect: 100-continue`).
    bool waitsForContinue() const { return m_waits; }

private:
    enum class Chunk { Size, Bytes, End, Trailer };
    void readOn();
    void readHead();
    bool understandHead(std::size_t end);
    void readPlainBody();
    void readChunks();
    bool readChunkSize(std::string_view line);
    void become(Stage stage) { m_stage = stage; }

    std::size_t m_maxBody;
    Stage m_stage = Stage::Empty;
    std::string m_bytes;       ///< what is not in m_request yet
    std::size_t m_scanned = 0; ///< no end of a head begins before
    Request m_request;
    bool m_chunked = false;
    bool m_waits = false;
    std::size_t m_length = 0;
    Chunk m_chunk = Chunk::Size;
    std::size_t m_chunkLeft = 0;
    std::size_t m_trailer = 0;
};

} // namespace lianxin::http
