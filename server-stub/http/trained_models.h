#pragma once

#include <map>
#include <string>

namespace lianxin::http {

/// A trained model as seats fetch it: the file as it was written, and its tag.
struct TrainedModel {
    std::string etag;
    std::string file;
};

/// By what they tell: `category`, `addresses`, `districts`.
using TrainedModels = std::map<std::string, TrainedModel>;

/// The tag is made of the file's digest: the same file is sent to a seat once.
TrainedModel trainedModel(std::string file);

} // namespace lianxin::http
